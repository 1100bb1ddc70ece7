package io.reloquent.shell.screen;

import java.util.List;

/// A question for several of many things, and what is said of a choice while it is made.
public interface Picking<T> {

    /// Such as `Which tables take part?`
    String question();

    /// In the order in which they stand.
    List<Pickable<T>> all();

    /// Of all that is picked: how many, how large.
    String summary(List<T> picked);

    /// Of one thing, given what is picked; may be empty.
    String hint(T about, List<T> picked);
}
