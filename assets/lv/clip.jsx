// The film of a piece: captions, chapters, and as many controls as one wants. Fetched when somebody plays it. A film has
// no sound; its captions say what there is to say.
import { useEffect, useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { keep, recall } from "./keep.js";

const KEPT = "lv-film-controls";
const STEP = 2; // seconds an arrow goes
const SPEEDS = [0.5, 1, 1.5];

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function Full({ at, seconds, speed, isFull, onSeek, onSpeed, onWhole }) {
  return (
    <>
      <input type="range" className="clip__seek" aria-label="Place in the film" min="0" max={seconds} step="0.1" value={at} aria-valuetext={`${clock(at)} of ${clock(seconds)}`} onChange={(event) => onSeek(Number(event.target.value))} />
      <span className="t-cap num clip__time">{clock(at)} / {clock(seconds)}</span>
      <button type="button" className="clip__word t-cap num" aria-label={`Speed, now ${speed} times`} onClick={() => onSpeed(SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length])}>{speed}×</button>
      <button type="button" className="icon-btn" aria-label="Full screen" aria-pressed={isFull} onClick={onWhole}><Icon name="full" /></button>
    </>
  );
}

export default function Clip({ clip, name }) {
  const box = useRef(null);
  const video = useRef(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState(true);
  const [speed, setSpeed] = useState(1);
  const [isFull, setIsFull] = useState(false);
  const [controls, setControls] = useState(() => recall(KEPT) ?? clip.controls);
  const { chapters, seconds } = clip;

  useEffect(() => {
    video.current.play().catch(() => {});
    box.current.focus({ preventScroll: true });
    const onFull = () => setIsFull(document.fullscreenElement === box.current);
    document.addEventListener("fullscreenchange", onFull);
    return () => document.removeEventListener("fullscreenchange", onFull);
  }, []);
  useEffect(() => {
    for (const track of video.current.textTracks) if (track.kind === "captions") track.mode = said ? "showing" : "hidden";
  }, [said]);
  useEffect(() => { video.current.playbackRate = speed; }, [speed]);

  const toggle = () => (video.current.paused ? video.current.play().catch(() => {}) : video.current.pause());
  const seek = (to) => {
    video.current.currentTime = Math.min(seconds - 0.01, Math.max(0, to));
    setAt(to);
  };
  const whole = () => (document.fullscreenElement ? document.exitFullscreen() : box.current.requestFullscreen?.());
  const change = () => {
    const next = controls === "full" ? "minimal" : "full";
    setControls(next);
    keep(KEPT, next);
  };
  const onKeyDown = (event) => {
    if (event.target !== box.current) return;
    if (event.key === " " || event.key === "k") toggle();
    else if (event.key === "ArrowRight") seek(at + STEP);
    else if (event.key === "ArrowLeft") seek(at - STEP);
    else if (event.key === "c") setSaid(!said);
    else return;
    event.preventDefault();
  };
  const current = chapters.findLastIndex((chapter) => at >= chapter.at - 0.05);
  return (
    <div className="gal__alive clip" ref={box} tabIndex={0} role="group" aria-label={`Film of ${name}`} data-keys="" data-controls={controls} onKeyDown={onKeyDown}>
      <video ref={video} className="clip__film" width={clip.width} height={clip.height} poster={clip.poster} muted playsInline preload="auto" onClick={toggle} onPlay={() => setIsPlaying(true)} onPause={() => setIsPlaying(false)} onTimeUpdate={(event) => setAt(event.target.currentTime)}>
        <source src={clip.webm} type="video/webm" />
        <source src={clip.mp4} type="video/mp4" />
        <track kind="captions" src={clip.captions} srcLang="en" label="English" default />
        <track kind="chapters" src={clip.chapters_file} srcLang="en" />
      </video>
      <div className="clip__bar">
        <ol className="clip__chapters" aria-label="Chapters">
          {chapters.map((chapter, index) => (
            <li key={chapter.title}>
              <button type="button" className="clip__word t-cap" aria-current={index === current ? "true" : undefined} onClick={() => seek(chapter.at)}>{chapter.title}</button>
            </li>
          ))}
        </ol>
        <div className="clip__row">
          <button type="button" className="icon-btn" aria-label={isPlaying ? "Pause" : "Play"} onClick={toggle}><Icon name={isPlaying ? "pause" : "play"} /></button>
          {controls === "full" ? <Full at={at} seconds={seconds} speed={speed} isFull={isFull} onSeek={seek} onSpeed={setSpeed} onWhole={whole} /> : null}
          <button type="button" className="clip__word t-cap" aria-pressed={said} onClick={() => setSaid(!said)}>Captions</button>
          <button type="button" className="clip__word t-cap" aria-expanded={controls === "full"} onClick={change}>{controls === "full" ? "Fewer controls" : "More controls"}</button>
        </div>
      </div>
    </div>
  );
}
