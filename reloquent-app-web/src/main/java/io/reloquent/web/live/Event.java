package io.reloquent.web.live;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What the stream of events says: something is to be asked for again.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Event {

    /// The status has changed, by this server or by a command.
    record StatusChanged() implements Event {}

    /// Files of the workspace have changed.
    ///
    /// @param files by their names: `mapping.yaml`
    record FilesChanged(List<String> files) implements Event {
        public FilesChanged {
            files = List.copyOf(files);
        }
    }

    /// The job has begun, ended, been held up or gone on.
    record JobChanged(JobView job) implements Event {}
}
