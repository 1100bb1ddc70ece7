package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import io.reloquent.plan.OutputValue.ColumnAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stream of rows in order.
///
/// The leading part of the key is the path: the keys of the documents the row lives in, outermost first. What
/// follows is the row's own key. A child's path equals its parent's path and own key, so streams in this order meet
/// in one pass.
///
/// @param name        where its rows go: `customers`, `customers.orders.items`
/// @param condition   what a row must fulfil, over the columns of its table; null takes every row
/// @param joins       tables joined to the one read, in order
/// @param outputs     the values of a row
/// @param key         what orders the rows: path, then own key
/// @param pathLength  how many parts of the key are the path
/// @param rangeLength how many leading parts are the root document's key, by which ranges are cut
/// @param notNull     columns whose null means that a row belongs to no document
/// @param partial     whether some rows of the table may not be among these: those whose link to a document is null,
///     and those that a condition here or above leaves out
/// @param shared      whether a row may be in several documents, because it lies below a row that several point at
/// @param rowIdentity how rows without a key are told apart
/// @param onTrust     whether rows could come twice, were a key not kept that only the user declares
/// @param sorting     who puts the rows in order
public record Read(
        String name,
        TableName table,
        @Nullable Condition condition,
        List<Join> joins,
        List<Output> outputs,
        List<KeyPart> key,
        int pathLength,
        int rangeLength,
        List<ColumnAt> notNull,
        boolean partial,
        boolean shared,
        RowIdentity rowIdentity,
        boolean onTrust,
        Recommendation<Sorting> sorting) {

    /// A column that a read of kind [RowIdentity#HASHED] has beside those of its table: a hash of the row.
    public static final String HASH = "reloquent_hash";

    /// A column that a read of kind [RowIdentity#HASHED] has: 1, 2, … among rows with equal hashes.
    public static final String ORDINAL = "reloquent_ordinal";

    /// How the rows of a read are told apart.
    public enum RowIdentity {
        /// By the key of their table.
        KEYED,
        /// By a hash of the row and a number among equal ones.
        HASHED,
        /// Not at all, but their order is that of their content.
        ORDERED_BY_CONTENT
    }

    public Read {
        joins = List.copyOf(joins);
        outputs = List.copyOf(outputs);
        key = List.copyOf(key);
        notNull = List.copyOf(notNull);
    }

    /// The same rows, put in order by somebody else.
    public Read sorted(Recommendation<Sorting> other) {
        return new Read(
                name,
                table,
                condition,
                joins,
                outputs,
                key,
                pathLength,
                rangeLength,
                notNull,
                partial,
                shared,
                rowIdentity,
                onTrust,
                other);
    }

    /// The same rows of a root, in an order of their own, by which ranges may be cut.
    public Read orderedBy(List<KeyPart> order) {
        return new Read(
                name,
                table,
                condition,
                joins,
                outputs,
                order,
                0,
                order.size(),
                notNull,
                partial,
                shared,
                rowIdentity,
                onTrust,
                sorting);
    }

    /// The leading parts of the key by which ranges are cut.
    public List<KeyPart> rangeKey() {
        return key.subList(0, rangeLength);
    }
}
