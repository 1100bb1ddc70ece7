@NullMarked
package io.reloquent.shell.log;

import org.jspecify.annotations.NullMarked;
