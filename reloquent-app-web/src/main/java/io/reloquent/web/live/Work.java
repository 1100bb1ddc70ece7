package io.reloquent.web.live;

import io.reloquent.session.Session;
import io.reloquent.web.live.JobView.OutcomeView;

/// What a job does, with use cases, telling the job how far it is.
@FunctionalInterface
public interface Work {

    /// @throws io.reloquent.fault.Fault if it cannot be done
    /// @throws java.util.concurrent.CancellationException if it was stopped
    OutcomeView run(Session session, Job job);
}
