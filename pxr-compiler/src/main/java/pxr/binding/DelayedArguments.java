package pxr.binding;

import java.util.Set;
import pxr.binding.type.InferenceVariable;
import pxr.binding.type.Type;

/** What inference asks about lambdas and method references, whose bodies it does not know. */
interface DelayedArguments {

    /** Whether the argument says nothing before what goes into it is known (JLS 15.12.2.2). */
    boolean waits(Argument argument);

    /** Binds the argument against the type and adds to the inference what follows from it. */
    void handle(Argument argument, Type formal, Inference inference);

    /** The variables that must be known before the argument can be bound (JLS 18.5.2.2). */
    Set<InferenceVariable> inputs(Argument argument, Type formal);

    /** The variables that binding the argument says something about. */
    Set<InferenceVariable> outputs(Argument argument, Type formal);
}
