package io.reloquent.connection;

import java.util.List;

/// A target database and how to open it.
///
/// @param hosts            the hosts the connection string names, for messages; it holds no secret
/// @param connectionString may hold a password
public record TargetAddress(List<String> hosts, Secret connectionString, String database) {

    public TargetAddress {
        hosts = List.copyOf(hosts);
    }

    /// Hosts and database, for messages.
    public String place() {
        return String.join(",", hosts) + "/" + database;
    }

    /// Whether all of it is on the machine that asks, whose processors it then shares.
    public boolean isHere() {
        return !hosts.isEmpty() && hosts.stream().allMatch(Hosts::isHere);
    }
}
