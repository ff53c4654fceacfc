# Makes C structures of the rows of structures.csv (struct,size,offset,field,type) that `wanted` names, in that order, and has
# the compiler check every offset and size.
BEGIN {
    FS = ","
    count = split(wanted, order, " ")
    for (i = 1; i <= count; i++) known[order[i]] = 1
    split("LIST_ENTRY LARGE_INTEGER ULARGE_INTEGER", given, " ")
    for (i in given) known[given[i]] = 1
    base["unsigned char"] = "UCHAR"; base["unsigned short"] = "USHORT"; base["unsigned long"] = "ULONG"
    base["long"] = "LONG"; base["unsigned long long"] = "ULONGLONG"; base["void*"] = "PVOID"; base["void**"] = "PVOID*"
    base["unsigned short*"] = "USHORT*"; base["unsigned char*"] = "CHAR*"
    width["unsigned char"] = 1; width["unsigned short"] = 2; width["unsigned long"] = width["long"] = 4
    width["unsigned long long"] = 8
    print "// Made by generate/layout.awk of structures.csv."
    print "#pragma once"
}
substr($1, 2) in known && $5 !~ /:bits/ && $5 !~ /__unnamed/ && $5 !~ /^enum/ {
    name = substr($1, 2)
    size[name] = $2
    n = ++fields[name]
    offset[name, n] = $3; field[name, n] = $4; type[name, n] = $5
}
substr($1, 2) in known && $5 ~ /^enum/ {
    name = substr($1, 2)
    n = ++fields[name]
    offset[name, n] = $3; field[name, n] = $4; type[name, n] = "unsigned long"
}
function declare(type, field,   dimension, plain) {
    dimension = ""
    if (match(type, /\[[0-9]+\]$/)) {
        dimension = substr(type, RSTART)
        type = substr(type, 1, RSTART - 1)
    }
    if (type in base) return base[type] " " field dimension ";"
    if (type ~ /\*$/) {
        plain = substr(type, 2, length(type) - 2)
        return (plain in known ? "struct _" plain "*" : "PVOID") " " field dimension ";"
    }
    plain = substr(type, 2)
    if (!(plain in known)) { print "unknown type " type > "/dev/stderr"; exit 1 }
    return plain " " field dimension ";"
}
function bytes(type,   times) {
    times = 1
    if (match(type, /\[[0-9]+\]$/)) {
        times = substr(type, RSTART + 1, RLENGTH - 2)
        type = substr(type, 1, RSTART - 1)
    }
    return times * (type in width ? width[type] : type ~ /\*$/ ? 4 : number(size[substr(type, 2)]))
}
function number(hexadecimal,   i, value) {
    for (i = 3; i <= length(hexadecimal); i++) value = value * 16 + index("0123456789abcdef", substr(hexadecimal, i, 1)) - 1
    return value + 0
}
# Drops a view of several fields as one, for which C would need a structure around the others.
function dropOverlapping(name,   n, kept, next_, end) {
    kept = 0
    for (n = 1; n <= fields[name]; n++) {
        for (next_ = n; next_ <= fields[name] && offset[name, next_] == offset[name, n]; next_++);
        end = next_ <= fields[name] ? number(offset[name, next_]) : number(size[name])
        if (number(offset[name, n]) + bytes(type[name, n]) > end) continue
        kept++
        offset[name, kept] = offset[name, n]; field[name, kept] = field[name, n]; type[name, kept] = type[name, n]
    }
    fields[name] = kept
}
END {
    for (i = 1; i <= count; i++) {
        name = order[i]
        dropOverlapping(name)
        print "\ntypedef struct _" name " {"
        for (n = 1; n <= fields[name]; n++) {
            if (n < fields[name] && offset[name, n] == offset[name, n + 1]) {
                print "    union {"
                for (first = n; n <= fields[name] && offset[name, n] == offset[name, first]; n++)
                    print "        " declare(type[name, n], field[name, n])
                n--
                print "    };"
            } else print "    " declare(type[name, n], field[name, n])
        }
        print "} " name ", *P" name ";"
        for (n = 1; n <= fields[name]; n++)
            print "_Static_assert(__builtin_offsetof(" name ", " field[name, n] ") == " offset[name, n] ", \"" field[name, n] "\");"
        print "_Static_assert(sizeof(" name ") == " size[name] ", \"" name "\");"
    }
}
