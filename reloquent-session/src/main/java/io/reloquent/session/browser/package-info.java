/// The way from a terminal into a browser: a server that can be found, and what lets a browser in.
@NullMarked
package io.reloquent.session.browser;

import org.jspecify.annotations.NullMarked;
