package machine.ia32.translate;

/// Where an instruction stands.
///
/// @param offset of the instruction in the region's page
/// @param next the offset after it
/// @param following how many instructions of its block come after it
/// @param flagsMatter whether anybody can see the flags that it sets
record Place(int offset, int next, int following, boolean flagsMatter) {}
