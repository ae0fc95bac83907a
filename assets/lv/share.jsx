// The system's own sheet on a phone; elsewhere the address goes to the clipboard.
import { useState } from "react";
import { Icon } from "./icon.jsx";

const SAID_MS = 3000;

export function Share({ url, title }) {
  const [said, setSaid] = useState("");
  const share = async () => {
    const address = location.origin + url;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      // Closing the sheet without a choice is an answer too.
      await navigator.share({ title, url: address }).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(address);
    setSaid("Link copied");
    setTimeout(() => setSaid(""), SAID_MS);
  };
  return (
    <button type="button" className="link link--solo t-cap share" onClick={share}>
      <Icon name={said ? "check" : "share"} />
      <span aria-live="polite">{said || "Share"}</span>
    </button>
  );
}
