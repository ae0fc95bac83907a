// Function icons, drawn at 1.5 px on a 24 px square. Always beside or inside a named control.
const PATHS = {
  search: "M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0M20 20l-4-4",
  zoom_in: "M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0M20 20l-4-4M11 8v6M8 11h6",
  zoom_out: "M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0M20 20l-4-4M8 11h6",
  turn: "M20 12c0 2.2-3.6 4-8 4s-8-1.8-8-4 3.6-4 8-4c2 0 3.900.4 5.300 1M18 5.500v3.700h-3.700",
  cube: "M12 3.500 4.500 7.700v8.600L12 20.500l7.500-4.200V7.700zM4.500 7.700 12 12l7.500-4.300M12 12v8.500",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  play: "M7 4.500v15l12-7.500z",
  pause: "M8 5v14M16 5v14",
  share: "M12 15V4M8 7.500 12 3.500l4 4M6 11H5v9h14v-9h-1",
  ruler: "M3 8h18v8H3zM7 8v3M11 8v4M15 8v3M19 8v4",
  heart: "M12 20S4 15 4 9.5A4.3 4.3 0 0 1 12 7.3a4.3 4.3 0 0 1 8 2.2C20 15 12 20 12 20z",
  bag: "M5 8h14l-1 12H6zM9 10V7a3 3 0 0 1 6 0v3",
  vial: "M9 3h6M10 3v5c0 2-4 4-4 8v2a3 3 0 0 0 3 3h6a3 3 0 0 0 3-3v-2c0-4-4-6-4-8V3M6.5 14h11",
  menu: "M4 8h16M4 16h16",
  close: "m6 6 12 12M18 6 6 18",
  check: "m5 13 4 4L19 7",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  arrow: "M5 12h14M13 6l6 6-6 6",
  back: "M19 12H5M11 6l-6 6 6 6",
  next: "m9 5 7 7-7 7",
  prev: "m15 5-7 7 7 7",
  up: "m5 15 7-7 7 7",
  down: "m5 9 7 7 7-7",
  filter: "M4 7h16M7 12h10M10 17h4",
  home: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
  grid: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
  grid_fine: "M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM10 10h4v4h-4zM16 10h4v4h-4zM4 16h4v4H4zM10 16h4v4h-4zM16 16h4v4h-4z",
  compare: "M9 4H4v16h5M15 4h5v16h-5M12 2v20",
  person: "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0M4.5 20c.8-4 4-6 7.5-6s6.7 2 7.5 6",
  lock: "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3",
  alert: "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0M12 8v5M12 16v.01",
  note: "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0M12 11v5M12 8v.01",
  contrast: "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0M12 3.5v17M12 7h5M12 12h8M12 17h5",
  camera: "M4 8h4l1.5-2.5h5L16 8h4v11H4zM16 13a4 4 0 1 1-8 0 4 4 0 0 1 8 0",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
};

export function Icon({ name, className = "i" }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
