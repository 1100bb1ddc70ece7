package io.reloquent.port.target;

import io.reloquent.verification.Discrepancy.FieldDifference;
import java.util.List;

/// Looks into documents.
public interface DocumentComparer {

    /// A document's `_id` as extended JSON, canonical, so that types show.
    String key(byte[] document);

    /// Where two documents differ, field by field, types and field order included; at most 20 places.
    List<FieldDifference> compare(byte[] expected, byte[] found);
}
