// Puts the page on paper; what the paper shows is decided by the print rules of the stylesheet.
export function PrintButton({ label }) {
  return <button type="button" className="btn" onClick={() => window.print()}>{label}</button>;
}
