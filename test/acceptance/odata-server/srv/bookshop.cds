@cds.query.limit: { default: 3, max: 1000 }
@path: '/v1.0'
service Bookshop {
  entity books {
    key id : String;
    @odata.etag modifiedAt : Timestamp @cds.on.insert: $now @cds.on.update: $now;
    title : String @mandatory;
    price : Decimal(9, 2);
    stock : Int64;
    published : Date;
    author : Association to authors;
  }
  entity authors {
    key id : String;
    name : String;
    books : Association to many books on books.author = $self;
  }
}
