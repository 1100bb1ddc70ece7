package io.reloquent.fault;

/// One of several things that are wrong at once.
///
/// @param line   the line of a file, from 1; 0 where there is no file
/// @param place  what it is about, as a path such as `collections.orders.from`; empty where the line says it
/// @param what   what is so
/// @param remedy what to do about it
public record Problem(int line, String place, String what, String remedy) {}
