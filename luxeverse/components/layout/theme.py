"""Dark, light, or as the system says."""

import reflex as rx

from luxeverse.components.ui.react import ThemeSwitchElement

REMEMBERED = (
    'try{var r=document.documentElement.dataset,t=localStorage.getItem("lv-theme"),'
    'd=localStorage.getItem("lv-density");'
    'if(t==="dark"||t==="light")r.theme=t;'
    'if(d==="large"||d==="small")r.density=d;'
    'if(localStorage.getItem("lv-announced"))r.announced=""}catch(e){}'
)
"""Runs before the first paint, so a remembered theme does not flash and a list does not jump. Hash it for the CSP."""


def theme_script() -> rx.Component:
    return rx.el.script(
        custom_attrs={"dangerouslySetInnerHTML": rx.Var.create({"__html": REMEMBERED})}
    )


def theme_switch() -> rx.Component:
    return ThemeSwitchElement.create()
