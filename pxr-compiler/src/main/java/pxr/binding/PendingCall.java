package pxr.binding;

import pxr.binding.type.Type;

/// A call whose method is chosen and whose result still mentions inference variables.
///
/// @param result in terms of the inference's variables
record PendingCall(Type result, Inference inference) {

    /** Infers what is left (JLS 18.5.2) without a target. */
    Type complete() {
        inference.finish();
        return inference.instantiated(result);
    }

    /** Infers what is left so that the result suits the target. */
    Type complete(Type target) {
        inference.returns(result, target);
        return complete();
    }

    /** Infers from the target what it says; whether that is possible. */
    boolean returns(Type target) {
        return inference.returns(result, target);
    }

    /** Whether what is left can be inferred so that the result suits the target (JLS 18.5.2.1). */
    boolean suits(Type target) {
        return inference.suits(result, target);
    }

    /** What the result would be if nothing more were known; for choosing among methods. */
    Type provisional() {
        return inference.provisional(result);
    }
}
