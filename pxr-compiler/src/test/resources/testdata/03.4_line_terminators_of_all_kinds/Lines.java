/** Lines end by CR LF, CR or LF. */
class Lines {
    int a = 1;	// a comment ends here    int b = a;                  //: a -> Lines#a
    String s = """
        a        b
        """ + b;                //: b -> Lines#b
}
