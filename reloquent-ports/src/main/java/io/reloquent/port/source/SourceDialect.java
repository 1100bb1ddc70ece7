package io.reloquent.port.source;

import io.reloquent.plan.Read;
import io.reloquent.run.KeyRange;

/// A read in the source's own language. Names and values of any kind come out as data, never as code.
public interface SourceDialect {

    /// The query that gives the rows of a read whose range key lies in the range, in the order of its key.
    String select(Read read, KeyRange range);

    /// The query that gives the keys, part by part as text, that cut a root read into `ranges` ranges of equal
    /// size: one row fewer than there are ranges, in order.
    String boundaries(Read root, int ranges);
}
