"""Dark, light, or as the system says."""

import reflex as rx

from luxeverse.components.ui.react import ThemeSwitchElement

REMEMBERED = (
    'try{var t=localStorage.getItem("lv-theme");'
    'if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch(e){}'
)
"""Runs before the first paint, so a remembered theme does not flash. Hash it for the CSP."""


def theme_script() -> rx.Component:
    return rx.el.script(
        custom_attrs={"dangerouslySetInnerHTML": rx.Var.create({"__html": REMEMBERED})}
    )


def theme_switch() -> rx.Component:
    return ThemeSwitchElement.create()
