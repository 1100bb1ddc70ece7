package io.reloquent.connection;

import java.util.List;
import java.util.function.Supplier;

/// A target database and how to open it.
public final class TargetAddress {

    private final Late<List<String>> hosts;
    private final Secret connectionString;
    private final String database;

    /// @param hosts            the hosts the connection string names, for messages; it holds no secret
    /// @param connectionString may hold a password
    public TargetAddress(List<String> hosts, Secret connectionString, String database) {
        this(() -> hosts, connectionString, database);
    }

    /// One whose hosts are known only once its connection string is.
    ///
    /// @param hosts answers the hosts, or ends with a [io.reloquent.fault.Fault]
    public TargetAddress(Supplier<List<String>> hosts, Secret connectionString, String database) {
        this.hosts = new Late<>(() -> List.copyOf(hosts.get()));
        this.connectionString = connectionString;
        this.database = database;
    }

    /// The hosts that the connection string names.
    ///
    /// @throws io.reloquent.fault.Fault if the connection string lies elsewhere and cannot be had
    public List<String> hosts() {
        return hosts.get();
    }

    public Secret connectionString() {
        return connectionString;
    }

    public String database() {
        return database;
    }

    /// Hosts and database, for messages.
    public String place() {
        return String.join(",", hosts()) + "/" + database;
    }

    /// Whether all of it is on the machine that asks, whose processors it then shares.
    public boolean isHere() {
        return !hosts().isEmpty() && hosts().stream().allMatch(Hosts::isHere);
    }

    @Override
    public String toString() {
        return "database " + database + " at " + connectionString;
    }
}
