package pxr.syntax;

import java.util.List;

/** A type parameter of a class, method or constructor. */
public record TypeParameterTree(Id name, List<AnnotationTree> annotations, List<TypeTree> bounds) {}
