package io.reloquent.source.postgresql;

import java.util.Map;
import java.util.stream.Collectors;

/// The columns of `shop.every_type`, and how a catalog writes their types.
final class TypesAsWritten {

    static final Map<String, String> BY_COLUMN =
            """
            a_smallint             | smallint
            an_integer             | integer
            a_bigint               | bigint
            a_real                 | real
            a_double               | double precision
            a_boolean              | boolean
            a_char                 | char(5)
            a_bare_char            | char(1)
            a_bpchar               | char
            an_internal_char       | "char"
            a_varchar              | varchar(63)
            a_bare_varchar         | varchar
            a_text                 | text
            a_name                 | name
            a_numeric              | numeric
            a_numeric_p            | numeric(7,0)
            a_numeric_ps           | numeric(20,6)
            a_numeric_left         | numeric(3,-2)
            a_numeric_right        | numeric(3,5)
            a_timestamp            | timestamp
            a_timestamp_3          | timestamp(3)
            a_timestamptz          | timestamptz
            a_timestamptz_0        | timestamptz(0)
            a_time                 | time
            a_time_2               | time(2)
            a_timetz               | timetz
            a_timetz_1             | timetz(1)
            a_date                 | date
            an_interval            | interval
            an_interval_2          | interval(2)
            an_interval_year       | interval
            an_interval_second     | interval(3)
            a_bytea                | bytea
            a_uuid                 | uuid
            a_json                 | json
            a_jsonb                | jsonb
            a_bit                  | bit(3)
            a_varbit               | varbit(9)
            a_bare_varbit          | varbit
            an_xml                 | xml
            a_money                | money
            an_inet                | inet
            a_cidr                 | cidr
            a_macaddr              | macaddr
            a_point                | point
            a_box                  | box
            a_tsvector             | tsvector
            an_int4range           | int4range
            a_nummultirange        | nummultirange
            a_regclass             | regclass
            an_oid                 | oid
            integers               | integer[]
            texts                  | text[][]
            numerics               | numeric(5,1)[]
            chars                  | char(3)[]
            an_enum                | shop.order_status
            enums                  | shop.order_status[]
            an_empty_enum          | shop.nothing
            a_domain               | shop.amount
            a_domain_of_a_domain   | shop.price
            a_domain_array         | shop.amount[]
            a_domain_over_an_array | shop.tags
            a_composite            | shop.part
            a_range                | shop.price_range
            an_extension_type      | ref.hstore
            a_row_type             | ref.country
            """.lines().map(line -> line.split(" +\\| ")).collect(Collectors.toMap(line -> line[0], line -> line[1]));

    private TypesAsWritten() {}
}
