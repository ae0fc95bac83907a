"""The composition root: the app, its pages, the HTTP routes and the edge around them."""

import reflex as rx

from luxeverse import pages

app = rx.App(toaster=None, stylesheets=["css/tokens.css", "css/kit.css"])
pages.register(app)
