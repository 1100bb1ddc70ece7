@NullMarked
package io.reloquent.shell;

import org.jspecify.annotations.NullMarked;
