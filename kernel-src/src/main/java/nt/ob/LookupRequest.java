package nt.ob;

import nt.ke.KProcessorMode;
import org.jspecify.annotations.Nullable;

/// What is looked up.
///
/// @param objectType null: any
/// @param parseContext for the parse methods that come up
/// @param inserted what gets the name if nothing else has it; null: the name must be known
record LookupRequest(
        ObjectAttributes attributes,
        @Nullable ObjectType<?> objectType,
        int desiredAccess,
        KProcessorMode accessMode,
        @Nullable Object parseContext,
        @Nullable ObjectHeader inserted) {

    boolean anyCase() {
        return attributes.has(ObjectAttributes.OBJ_CASE_INSENSITIVE)
                || objectType != null && objectType.traits().caseInsensitive();
    }

    ParseRequest parse(String completeName, String remainingName) {
        return new ParseRequest(
                objectType,
                desiredAccess,
                accessMode,
                attributes.attributes(),
                completeName,
                remainingName,
                parseContext);
    }
}
