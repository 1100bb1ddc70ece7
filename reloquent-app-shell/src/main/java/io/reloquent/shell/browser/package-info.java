/// From the terminal into the browser, and back.
@NullMarked
package io.reloquent.shell.browser;

import org.jspecify.annotations.NullMarked;
