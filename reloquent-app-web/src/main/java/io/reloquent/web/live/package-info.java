/// What goes on in this server: the one job that runs, and who watches it.
@NullMarked
package io.reloquent.web.live;

import org.jspecify.annotations.NullMarked;
