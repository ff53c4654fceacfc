/** An annotated package declaration; in it the package has its place. */
@Deprecated                             //: annotation Deprecated -> java.lang.Deprecated
package p.q;                            //: p -> p; def q -> p.q
