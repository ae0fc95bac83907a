// Dust in the light over the hero's picture: some sixty points, one draw call, drawn only while they can be seen. Nothing
// is fetched or drawn for whoever asked for less motion or fewer bytes, and where there is no WebGL there is no dust.
import { sparing, watchSight } from "./calm.js";

const POINTS = 64;
const SHARPEST = 1.5;
const VERTEX = `
attribute vec4 seed; uniform float time; uniform float scale; varying float light;
void main() {
  float t = time * (.006 + .010 * seed.z);
  float x = fract(seed.x + .05 * sin(6.2832 * (t + seed.w)) + .2 * t);
  float y = fract(seed.y + t);
  light = (.25 + .75 * seed.z) * smoothstep(0., .12, y) * smoothstep(1., .8, y);
  gl_Position = vec4(2. * x - 1., 2. * y - 1., 0., 1.);
  gl_PointSize = scale * (1.2 + 2.6 * seed.z * seed.z);
}`;
const FRAGMENT = `
precision mediump float; varying float light;
void main() {
  float d = length(gl_PointCoord - .5);
  gl_FragColor = vec4(1., .96, .88, 1.) * light * .5 * smoothstep(.5, .1, d);
}`;

function program(gl) {
  const made = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  return gl.getProgramParameter(made, gl.LINK_STATUS) ? made : null;
}

export function start(box) {
  if (sparing()) return undefined;
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl", { alpha: true, antialias: false, depth: false, powerPreference: "low-power" });
  const made = gl && program(gl);
  if (!made) return undefined;
  canvas.className = "veil__dust";
  box.append(canvas);
  gl.useProgram(made);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, Float32Array.from({ length: 4 * POINTS }, Math.random), gl.STATIC_DRAW);
  const seed = gl.getAttribLocation(made, "seed");
  gl.enableVertexAttribArray(seed);
  gl.vertexAttribPointer(seed, 4, gl.FLOAT, false, 0, 0);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const time = gl.getUniformLocation(made, "time");
  const scale = gl.getUniformLocation(made, "scale");

  let frame = 0;
  let drawn = 0;
  const draw = (now) => {
    gl.uniform1f(time, now / 1000);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.drawArrays(gl.POINTS, 0, POINTS);
    canvas.dataset.frames = ++drawn;
    frame = requestAnimationFrame(draw);
  };
  const fit = () => {
    const sharp = Math.min(devicePixelRatio, SHARPEST);
    canvas.width = Math.max(1, box.clientWidth * sharp);
    canvas.height = Math.max(1, box.clientHeight * sharp);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.uniform1f(scale, sharp);
  };
  const less = matchMedia("(prefers-reduced-motion: reduce)");
  const run = (inSight) => {
    cancelAnimationFrame(frame);
    frame = inSight && !less.matches ? requestAnimationFrame(draw) : 0;
  };
  const size = new ResizeObserver(fit);
  const calmed = () => less.matches && run(false);
  less.addEventListener("change", calmed);
  size.observe(box);
  const sight = watchSight(box, run);
  return () => {
    run(false);
    less.removeEventListener("change", calmed);
    sight.disconnect();
    size.disconnect();
    gl.getExtension("WEBGL_lose_context")?.loseContext();
    canvas.remove();
  };
}
