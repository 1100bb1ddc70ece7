/// Questions to the person at the terminal: one of several, several of many, a line, a secret, a page to read.
@NullMarked
package io.reloquent.shell.screen;

import org.jspecify.annotations.NullMarked;
