@NullMarked
package io.reloquent.web.live;

import org.jspecify.annotations.NullMarked;
