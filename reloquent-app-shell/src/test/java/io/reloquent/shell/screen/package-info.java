@NullMarked
package io.reloquent.shell.screen;

import org.jspecify.annotations.NullMarked;
