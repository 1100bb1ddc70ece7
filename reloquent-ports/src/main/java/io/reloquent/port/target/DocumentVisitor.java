package io.reloquent.port.target;

/// Takes documents as BSON bytes, one at a time, each valid only during the call.
@FunctionalInterface
public interface DocumentVisitor {
    void visit(byte[] bytes, int offset, int length);
}
