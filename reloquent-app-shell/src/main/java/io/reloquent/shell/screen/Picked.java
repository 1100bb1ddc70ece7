package io.reloquent.shell.screen;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is picked of a list.
final class Picked<T> {

    private final List<Pickable<T>> all;
    private final Set<Pickable<T>> picked = new LinkedHashSet<>();

    Picked(Picking<T> picking) {
        this.all = picking.all();
        all.stream().filter(Pickable::picked).forEach(picked::add);
    }

    boolean contains(Pickable<T> item) {
        return picked.contains(item);
    }

    void toggle(Pickable<T> item) {
        if (!picked.remove(item)) {
            picked.add(item);
        }
    }

    /// Picks all of these, or none where all are picked.
    void flip(List<Pickable<T>> these) {
        if (picked.containsAll(these)) {
            these.forEach(picked::remove);
        } else {
            picked.addAll(these);
        }
    }

    /// In the order of the list.
    List<T> values() {
        return all.stream().filter(picked::contains).map(Pickable::value).toList();
    }
}
