package io.reloquent.port.target;

import io.reloquent.run.Holder;
import java.util.OptionalLong;

/// Whose right it is to load into a target. Every change is durable on a majority before it returns.
public interface Leases {

    /// Who may load into this target.
    Holder holder();

    /// Takes the right over from `present`, for a run.
    ///
    /// @return the new token; nothing if `present` is not what is there any more
    OptionalLong take(String run, Holder present);

    /// Leaves a sign of life.
    ///
    /// @return whether the token is still the newest, and has not been given back
    boolean sign(long token);

    /// Gives the right back, if it has not been taken over.
    void release(long token);
}
