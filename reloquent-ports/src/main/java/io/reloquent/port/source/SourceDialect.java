package io.reloquent.port.source;

import io.reloquent.plan.Extract;
import io.reloquent.plan.Nest;
import io.reloquent.plan.PlainExtract;
import io.reloquent.plan.PlainRead;
import io.reloquent.plan.Read;
import io.reloquent.run.KeyRange;
import java.util.List;

/// A read in the source's own language. Names and values of any kind come out as data, never as code.
public interface SourceDialect {

    /// The query that gives the rows of a read whose range key lies in the range: in the order of its key, unless they
    /// are sorted by whoever reads them.
    String select(Read read, KeyRange range);

    /// A nest's own read in parts, for whoever puts rows in order and together himself.
    Extract extract(Nest nest);

    /// A read in parts, for whoever makes documents of its rows as well. A value that its type does not hold
    /// is an error of the source's when it is read.
    PlainExtract plain(PlainRead read);

    /// The query that gives the first keys of a root read, part by part as text, in order.
    String firstKeys(Read root, int count);

    /// The query that gives the last key of a root read before the given one, part by part as text; no row if there
    /// is none.
    String keyBefore(Read root, List<String> key);

    /// The query that gives some rows of a read, in no order: those on a share of its table's pages, taken at random
    /// but always the same, or as many as one likes of a view, whose pages nobody knows.
    ///
    /// @param percent of the pages; 0 or less takes none of that and the first rows, 100 or more takes all rows
    /// @param most    rows in all
    String some(Read read, double percent, int most);

    /// The query that gives the rows of a read that lie on some pages of its table, in no order.
    ///
    /// @param from the first of them, counted from 0
    /// @param upTo the one behind the last
    String onPages(Read read, long from, long upTo);
}
