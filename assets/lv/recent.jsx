// What this browser looked at is known to it alone, so no page brings it, and its code comes after the page too.
import { lazy, Suspense, useEffect, useState } from "react";

const RecentList = lazy(() => import("./recent_list.jsx"));

export function RecentlySeen(props) {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return isAlive ? <Suspense fallback={null}><RecentList {...props} /></Suspense> : null;
}
