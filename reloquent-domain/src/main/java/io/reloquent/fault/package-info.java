/// What can go wrong, in two kinds: yours to fix, and ours or theirs.
@NullMarked
package io.reloquent.fault;

import org.jspecify.annotations.NullMarked;
