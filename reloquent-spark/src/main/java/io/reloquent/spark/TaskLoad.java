package io.reloquent.spark;

import com.mongodb.MongoException;
import io.reloquent.kernel.Assembler;
import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.Counts;
import io.reloquent.kernel.DocumentFault;
import io.reloquent.kernel.DocumentHasher;
import io.reloquent.kernel.KeyFault;
import io.reloquent.spark.Loaded.Unmade;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// One attempt of a task: builds documents and sends them.
final class TaskLoad {

    private final Work work;
    private final int number;
    private final LongConsumer written;
    private final DocumentHasher hasher = new DocumentHasher();
    private final Sums sums = new Sums();
    private final List<Unmade> setAside = new ArrayList<>();
    private long documents;
    private long bytes;

    /// @param number  of the task
    /// @param written told of documents that were sent, now and then
    TaskLoad(Work work, int number, LongConsumer written) {
        this.work = work;
        this.number = number;
        this.written = written;
    }

    /// Opens what a task reads.
    interface Opening {
        Assembly open() throws SQLException, InterruptedException;
    }

    /// @param again whether documents of the task may be there already
    /// @throws ServerFault if trying again may help
    Loaded run(Opening rows, boolean again) throws InterruptedException {
        try (Assembly assembly = rows.open();
                var batches = new Batches(Targets.collection(work), again)) {
            load(assembly, batches);
            return loaded(assembly.assembler());
        } catch (SQLException e) {
            throw ServerFault.of(e);
        } catch (MongoException e) {
            throw new ServerFault("target", String.valueOf(e.getCode()), String.valueOf(e.getMessage()));
        } catch (KeyFault e) {
            return Loaded.refused(number, new Loaded.NotAKey(e.stream(), e.key(), e.why()));
        } catch (DuplicateFault e) {
            return Loaded.refused(number, new Loaded.AlreadyThere(e.id()));
        } catch (DocumentFault e) {
            return Loaded.refused(number, new Loaded.CannotMake(unmade(e)));
        }
    }

    private void load(Assembly assembly, Batches batches) throws SQLException, InterruptedException {
        var document = new BsonBuffer();
        long told = 0;
        while (next(assembly, document)) {
            hasher.hash(document.bytes(), 0, document.size());
            sums.add(hasher);
            batches.add(document.bytes(), document.size());
            documents++;
            bytes += document.size();
            if (documents - told == 1_000) {
                written.accept(documents - told);
                told = documents;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        batches.finish();
        written.accept(documents - told);
    }

    private boolean next(Assembly assembly, BsonBuffer document) throws SQLException {
        while (true) {
            document.clear();
            try {
                return assembly.next(document);
            } catch (DocumentFault e) {
                if (!work.setAside()) {
                    throw e;
                }
                setAside.add(unmade(e));
                assembly.assembler().giveUp();
            }
        }
    }

    private Loaded loaded(Assembler assembler) {
        List<long[]> counts = new ArrayList<>();
        for (Counts count : assembler.counts()) {
            counts.add(new long[] {count.rows(), count.orphans(), count.shortened()});
        }
        return new Loaded(number, documents, bytes, counts, assembler.joinedCounts(), sums, setAside, null);
    }

    private static Unmade unmade(DocumentFault e) {
        return new Unmade(List.copyOf(e.key()), e.field(), e.why());
    }
}
