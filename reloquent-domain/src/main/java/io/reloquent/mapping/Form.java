package io.reloquent.mapping;

import java.util.List;

/// One way of a type into a document: what the source is asked to send, what that becomes, and what may get lost.
record Form(BsonType type, Wire wire, Rendition sent, List<Risk> risks) {

    static final Form TEXT = cast("text", Wire.TEXT, BsonType.STRING);

    Form {
        risks = List.copyOf(risks);
    }

    static Form plain(Wire wire, BsonType type) {
        return new Form(type, wire, Rendition.AS_IS, List.of());
    }

    static Form cast(String cast, Wire wire, BsonType type) {
        return new Form(type, wire, Rendition.castTo(cast), List.of());
    }

    Form risking(Risk... more) {
        return new Form(type, wire, sent, List.of(more));
    }

    /// The same for each element of an array.
    Form ofElements() {
        String cast = sent.cast();
        return cast == null ? this : new Form(type, wire, Rendition.castTo(cast + "[]"), risks);
    }
}
