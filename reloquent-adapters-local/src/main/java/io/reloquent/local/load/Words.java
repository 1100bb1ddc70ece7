package io.reloquent.local.load;

import io.reloquent.fault.YoursToFix;
import io.reloquent.kernel.Counts;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Countable;
import io.reloquent.plan.Read;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.ReadCount;
import java.util.ArrayList;
import java.util.List;

/// What the kernel says, in the words of the plan.
public final class Words {

    private Words() {}

    /// What came through each read, and how often each owned joined row was there.
    ///
    /// @param counts of the streams, in their order
    /// @param joined of the counted joined parts, in the order of the program
    public static List<ReadCount> counts(CollectionPlan collection, List<Counts> counts, List<Long> joined) {
        List<Read> reads = collection.root().reads();
        List<ReadCount> named = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            Counts count = counts.get(i);
            named.add(new ReadCount(reads.get(i).name(), count.rows(), count.orphans(), count.shortened()));
        }
        List<Countable> owned = collection.root().owned();
        for (int i = 0; i < joined.size(); i++) {
            named.add(new ReadCount(owned.get(i).name(), joined.get(i), 0, 0));
        }
        return named;
    }

    /// Ends a load with the first document that cannot be made.
    public static YoursToFix cannotBeMade(DeadLetter letter) {
        return YoursToFix.usage(
                letter.sentence(),
                "Change the mapping or the row, and migrate again; 'reloquent migrate --set-aside' leaves such"
                        + " documents out and lists them.");
    }

    /// A key that does not tell the rows of a stream apart.
    public static YoursToFix notAKey(CollectionPlan collection, int stream, String key, String why) {
        String read = collection.root().reads().get(stream).name();
        return YoursToFix.usage(
                "The key %s of %s %s.".formatted(key, read, why),
                "Change the keys of the mapping or the rows, and migrate again.");
    }
}
