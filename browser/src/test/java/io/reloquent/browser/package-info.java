/// The pages in a real browser, over real servers that lose connections, die and are shared with commands.
@NullMarked
package io.reloquent.browser;

import org.jspecify.annotations.NullMarked;
