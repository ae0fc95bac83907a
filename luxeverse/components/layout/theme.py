"""Dark, light, or as the system says."""

import reflex as rx

from luxeverse.components.ui.react import ThemeSwitchElement

FOR_NOW = (
    'for(const n of["localStorage","sessionStorage"])try{window[n].length}catch{'
    "const m=new Map;Object.defineProperty(window,n,{value:{getItem:k=>m.get(k)??null,"
    "setItem(k,v){m.set(k,String(v))},removeItem(k){m.delete(k)},clear(){m.clear()},"
    "key:i=>[...m.keys()][i]??null,get length(){return m.size}}})}"
)
"""Where a browser refuses storage, even asking for it throws, and Reflex asks: then the page remembers while it is open."""
REMEMBERED = (
    'try{var r=document.documentElement.dataset,t=localStorage.getItem("lv-theme"),'
    'd=localStorage.getItem("lv-density");'
    'if(t==="dark"||t==="light")r.theme=t;'
    'if(d==="large"||d==="small")r.density=d;'
    'if(localStorage.getItem("lv-announced"))r.announced=""}catch(e){}'
)
"""Runs before the first paint, so a remembered theme does not flash and a list does not jump. Hash it for the CSP."""


RESTING = (
    'if(!location.hash&&performance.getEntriesByType("navigation")[0]?.type==="navigate")'
    'document.documentElement.dataset.rests="";'
)
"""The first paint leaves out what is beyond the window (base.css), which is half of its style and layout. The page's
start (``luxeverse.edge.boot``) takes them in one by one when the code has started. A page that is led to a place of its own,
or returned to, has them at once: its place is counted in their true heights."""


def theme_script() -> rx.Component:
    return rx.el.script(
        custom_attrs={
            "dangerouslySetInnerHTML": rx.Var.create({"__html": FOR_NOW + REMEMBERED + RESTING})
        }
    )


def theme_switch() -> rx.Component:
    return ThemeSwitchElement.create()
