# Makes the list of exports: both names of every service, then what exports.txt names.
BEGIN { FS = "\t"; print "LIBRARY ntdll.dll\nEXPORTS" }
FILENAME ~ /services/ && FNR > 1 { print "    " $2 "@" $4; print "    Zw" substr($2, 3) "@" $4 }
FILENAME !~ /services/ && !/^($|#)/ { print "    " $0 }
