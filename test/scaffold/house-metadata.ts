import { csdl } from "../metadata/csdl-text.js";

const schema = (content: string): string =>
  csdl(`<Schema Namespace="house" xmlns="http://docs.oasis-open.org/odata/ns/edm">${content}</Schema>`);

const entity = `
  <EntityType Name="entity" Abstract="true">
    <Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.String" Nullable="false"/>
  </EntityType>`;

/** A service with rooms, which contain lamps, and with people. */
export const houseMetadata = schema(`${entity}
  <EnumType Name="state"><Member Name="off"/><Member Name="on"/><Member Name="unknownFutureValue"/></EnumType>
  <ComplexType Name="colour">
    <Property Name="red" Type="Edm.Byte"/>
    <Property Name="mix" Type="Collection(house.colour)"/>
  </ComplexType>
  <EntityType Name="room" BaseType="house.entity">
    <Property Name="name" Type="Edm.String"/>
    <NavigationProperty Name="lamps" Type="Collection(house.lamp)" ContainsTarget="true"/>
    <NavigationProperty Name="owner" Type="house.person"/>
  </EntityType>
  <EntityType Name="person" BaseType="house.entity"><Property Name="name" Type="Edm.String"/></EntityType>
  <EntityType Name="lamp" BaseType="house.entity">
    <Property Name="state" Type="house.state" Nullable="false"/>
    <Property Name="colour" Type="house.colour"/>
    <Property Name="since" Type="Edm.DateTimeOffset"/>
    <Property Name="picture" Type="Edm.Stream"/>
    <NavigationProperty Name="room" Type="house.room"/>
    <NavigationProperty Name="users" Type="Collection(house.person)"/>
  </EntityType>
  <Action Name="switch" IsBound="true">
    <Parameter Name="this" Type="house.lamp"/>
    <Parameter Name="to" Type="house.state" Nullable="false"/>
    <Parameter Name="tags" Type="Collection(Edm.String)"/>
  </Action>
  <Function Name="report" IsBound="true">
    <Parameter Name="this" Type="Collection(house.lamp)"/>
    <Parameter Name="period" Type="Edm.String"/>
    <Parameter Name="limit" Type="Edm.Int32"/>
    <Parameter Name="state" Type="house.state"/>
    <ReturnType Type="Collection(house.colour)"/>
  </Function>
  <Function Name="age" IsBound="true"><Parameter Name="this" Type="house.lamp"/><ReturnType Type="Edm.Int32"/></Function>
  <EntityContainer Name="service">
    <EntitySet Name="rooms" EntityType="house.room"/>
    <EntitySet Name="people" EntityType="house.person"/>
  </EntityContainer>`);

/** A service whose names would break a page or leave the folder. */
export const hostileMetadata = schema(`${entity}
  <EnumType Name="state"><Member Name="a\`|b"/><Member Name="on"/></EnumType>
  <EntityType Name="lamp" BaseType="house.entity">
    <Annotation Term="Org.OData.Core.V1.Description" String=":::code source=&quot;../../secret&quot;:::"/>
    <Property Name="fine" Type="house.state"/>
    <Property Name="a|b" Type="Edm.String"/>
    <Property Name="new&#10;line" Type="Edm.String"/>
    <Property Name="tick\`" Type="Edm.String"/>
    <Property Name="../../etc" Type="Edm.String"/>
    <NavigationProperty Name="../../../etc" Type="Collection(house.lamp)" ContainsTarget="true"/>
  </EntityType>
  <EntityType Name="../evil" BaseType="house.entity"/>
  <Action Name="x&#10;DELETE /y" IsBound="true"><Parameter Name="this" Type="house.lamp"/></Action>
  <EntityContainer Name="service">
    <EntitySet Name="lamps" EntityType="house.lamp"/>
    <EntitySet Name="../evils" EntityType="house.lamp"/>
  </EntityContainer>`);
