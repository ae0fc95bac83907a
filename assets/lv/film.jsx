// A silent loop over the picture that is its first frame. The picture is there at once and is what is measured; the film
// is fetched when the page has loaded, is in sight, and nobody asked for less motion or fewer bytes. It can be stopped,
// and started by those for whom it did not start by itself.
import { useEffect, useRef, useState } from "react";
import { sparing, watchSight } from "./calm.js";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";

export function Film({ film = {}, picture, sizes, ratio, priority = false }) {
  const box = useRef(null);
  const video = useRef(null);
  const [status, setStatus] = useState("waiting"); // waiting, wanted, playing, stopped
  const stopped = useRef(false);
  const has = Boolean(film.webm);

  useEffect(() => {
    if (!has || sparing()) return;
    let observer;
    const begin = () => {
      observer = watchSight(box.current, (inSight) => {
        if (stopped.current) return;
        if (!inSight) return video.current?.pause();
        setStatus((now) => (now === "waiting" ? "wanted" : now));
        video.current?.play().catch(() => {});
      });
    };
    if (document.readyState === "complete") begin();
    else window.addEventListener("load", begin, { once: true });
    return () => {
      window.removeEventListener("load", begin);
      observer?.disconnect();
    };
  }, [has]);

  const press = () => {
    stopped.current = status === "playing" || status === "wanted";
    if (stopped.current) {
      video.current?.pause();
      setStatus("stopped");
    } else {
      setStatus("wanted");
      video.current?.play().catch(() => {});
    }
  };

  if (!has) return <Picture value={picture} sizes={sizes} ratio={ratio} priority={priority} />;
  const moving = status === "playing" || status === "wanted";
  return (
    <div className="film" ref={box} data-status={status}>
      <Picture value={picture} sizes={sizes} ratio={ratio} priority={priority} className="film__ph">
        {status === "waiting" ? null : (
          <video ref={video} muted loop autoPlay playsInline width={960} height={540} aria-hidden="true" tabIndex={-1} onPlaying={() => setStatus("playing")}>
            <source src={film.webm} type="video/webm" />
            <source src={film.mp4} type="video/mp4" />
          </video>
        )}
      </Picture>
      <button type="button" className="icon-btn film__stop" aria-label={moving ? "Stop the film" : "Play the film"} onClick={press}><Icon name={moving ? "pause" : "play"} /></button>
    </div>
  );
}
