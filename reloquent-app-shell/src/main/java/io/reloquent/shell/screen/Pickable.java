package io.reloquent.shell.screen;

import java.util.List;

/// One of many things of which several may be picked.
///
/// @param name    what one types to find it
/// @param figures that stand beside it: rows, bytes; the same number for everything of one list
/// @param remark  what is worth knowing of it; may be empty
public record Pickable<T>(T value, String name, List<String> figures, String remark, boolean picked) {
    public Pickable {
        figures = List.copyOf(figures);
    }
}
