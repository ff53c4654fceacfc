package trace;

import java.util.List;

/// A method whose calls are recorded.
///
/// @param id counts from 1
/// @param className binary name
/// @param descriptor as in the class file
/// @param symbol the id that the cross-reference gives this method
/// @param parameterTypes binary names of the erased types, arrays end in `[]`
/// @param resultType likewise; `void` if there is none
public record TracedMethod(
        int id,
        String className,
        String name,
        String descriptor,
        String symbol,
        List<String> parameterTypes,
        String resultType) {

    public TracedMethod {
        parameterTypes = List.copyOf(parameterTypes);
    }
}
