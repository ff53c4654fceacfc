package pxr.render;

/** A file that pages need: a style sheet, a script, an icon, a shard of symbol data. */
public record Asset(String mediaType, byte[] bytes) {}
