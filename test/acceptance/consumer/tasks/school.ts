import {
  isEducationAssignmentPointsGradeType,
  isEducationFeedbackOutcome,
  isEducationPointsOutcome,
} from "graph-sdk/guards";
import { task } from "../task.js";

export default [
  task("create a school with an address, add a class and remove a user", {
    docs: "educationschool-post; educationschool-post-classes; educationschool-delete-users: $ref",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/education/schools",
        body: {
          displayName: "Fabrikam Arts High School",
          externalSource: "sis",
          principalEmail: "AmyR@fabrikam.com",
          address: { city: "Buffalo", countryOrRegion: "USA", postalCode: "98052" },
        },
        reply: { status: 201, body: { id: "10002", displayName: "Fabrikam Arts High School" } },
      },
      {
        line: "POST /v1.0/education/schools/10002/classes/$ref",
        body: { "@odata.id": `${origin}/v1.0/education/classes/11006` },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/education/schools/10002/users/13006/$ref", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { schools } = graph.education;
      const school = await schools.create({
        displayName: "Fabrikam Arts High School",
        externalSource: "sis",
        principalEmail: "AmyR@fabrikam.com",
        address: { city: "Buffalo", countryOrRegion: "USA", postalCode: "98052" },
      });
      const { classes, users } = schools.byId(school.id);
      await classes.add("11006");
      await users.byId("13006").remove();
      return school.id;
    },
    result: "10002",
  }),

  task("give feedback and points for a submission", {
    docs: "educationoutcome-update: educationFeedbackOutcome, educationPointsOutcome",
    requests: [
      {
        line: "PATCH /v1.0/education/classes/1/assignments/2/submissions/3/outcomes/4",
        body: {
          "@odata.type": "#microsoft.graph.educationFeedbackOutcome",
          feedback: { text: { content: "Well done", contentType: "text" } },
        },
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.educationFeedbackOutcome",
            id: "4",
            feedback: { feedbackDateTime: "2019-07-31T21:10:30Z", text: { content: "Well done", contentType: "text" } },
          },
        },
      },
      {
        line: "PATCH /v1.0/education/classes/1/assignments/2/submissions/3/outcomes/5",
        body: {
          "@odata.type": "#microsoft.graph.educationPointsOutcome",
          points: { "@odata.type": "#microsoft.graph.educationAssignmentPointsGrade", points: 85.5 },
        },
        reply: {
          body: {
            "@odata.type": "#microsoft.graph.educationPointsOutcome",
            id: "5",
            points: { gradedDateTime: "2019-07-15T22:35:48Z", points: 85.5 },
          },
        },
      },
    ],
    run: async (graph) => {
      const { outcomes } = graph.education.classes.byId("1").assignments.byId("2").submissions.byId("3");
      const feedback = await outcomes.byId("4").update({
        "@odata.type": "#microsoft.graph.educationFeedbackOutcome",
        feedback: { text: { content: "Well done", contentType: "text" } },
      });
      const grade = await outcomes.byId("5").update({
        "@odata.type": "#microsoft.graph.educationPointsOutcome",
        points: { "@odata.type": "#microsoft.graph.educationAssignmentPointsGrade", points: 85.5 },
      });
      return [
        isEducationFeedbackOutcome(feedback) ? feedback.feedback?.text?.content : undefined,
        isEducationPointsOutcome(grade) ? grade.points?.points : undefined,
      ];
    },
    result: ["Well done", 85.5],
  }),

  task("put an assignment into a category and take it out, and change the defaults of a class", {
    docs: "educationassignment-post-categories; educationassignment-remove-category; educationassignmentdefaults-update: TimeOfDay, null; educationassignmentsettings-update",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/education/classes/1/assignments/2/categories/$ref",
        body: { "@odata.id": `${origin}/v1.0/education/classes/1/assignmentCategories/3` },
        reply: { status: 204 },
      },
      { line: "DELETE /v1.0/education/classes/1/assignments/2/categories/3/$ref", reply: { status: 204 } },
      {
        line: "PATCH /v1.0/education/classes/1/assignmentDefaults",
        body: { addedStudentAction: "assignIfOpen", dueTime: "20:00:00", notificationChannelUrl: null },
        reply: { body: { addedStudentAction: "assignIfOpen", dueTime: "20:00:00", notificationChannelUrl: null } },
      },
      {
        line: "PATCH /v1.0/education/classes/1/assignmentSettings",
        body: { submissionAnimationDisabled: true },
        reply: { body: { submissionAnimationDisabled: true } },
      },
    ],
    run: async (graph, { origin }) => {
      const schoolClass = graph.education.classes.byId("1");
      const { categories } = schoolClass.assignments.byId("2");
      await categories.add({ "@odata.id": `${origin}/v1.0/education/classes/1/assignmentCategories/3` });
      await categories.byId("3").remove();
      const defaults = await schoolClass.assignmentDefaults.update({
        addedStudentAction: "assignIfOpen",
        dueTime: "20:00:00",
        notificationChannelUrl: null,
      });
      const settings = await schoolClass.assignmentSettings.update({ submissionAnimationDisabled: true });
      return [defaults.dueTime, settings.submissionAnimationDisabled];
    },
    result: ["20:00:00", true],
  }),

  task("attach a document to a submission, submit it and take it back", {
    docs: "educationsubmission-post-resources; educationsubmission-submit; educationsubmission-unsubmit",
    requests: [
      {
        line: "POST /v1.0/education/classes/1/assignments/2/submissions/3/resources",
        body: {
          resource: {
            "@odata.type": "#microsoft.graph.educationWordResource",
            displayName: "Report.docx",
            fileUrl: "https://graph.microsoft.com/v1.0/drives/4/items/5",
          },
        },
        reply: {
          status: 201,
          body: {
            id: "6",
            assignmentResourceUrl: null,
            resource: { "@odata.type": "#microsoft.graph.educationWordResource", displayName: "Report.docx" },
          },
        },
      },
      {
        line: "POST /v1.0/education/classes/1/assignments/2/submissions/3/submit",
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/education/classes/1/assignments/2/submissions/3/unsubmit",
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const submission = graph.education.classes.byId("1").assignments.byId("2").submissions.byId("3");
      const { resource } = await submission.resources.create({
        resource: {
          "@odata.type": "#microsoft.graph.educationWordResource",
          displayName: "Report.docx",
          fileUrl: "https://graph.microsoft.com/v1.0/drives/4/items/5",
        },
      });
      await submission.submit();
      await submission.unsubmit();
      return resource?.displayName;
    },
    result: "Report.docx",
  }),

  task("create a rubric with points", {
    docs: "educationuser-post-rubrics: a points rubric",
    requests: [
      {
        line: "POST /v1.0/education/me/rubrics",
        body: {
          displayName: "Example Points Rubric",
          description: { content: "With points", contentType: "text" },
          levels: [
            {
              displayName: "Good",
              description: { content: "", contentType: "text" },
              grading: { "@odata.type": "#microsoft.graph.educationAssignmentPointsGradeType", maxPoints: 2 },
            },
          ],
          qualities: [
            {
              description: { content: "Argument", contentType: "text" },
              criteria: [{ description: { content: "Persuasive", contentType: "text" } }],
              weight: 50,
            },
          ],
          grading: { "@odata.type": "#microsoft.graph.educationAssignmentPointsGradeType", maxPoints: 2 },
        },
        reply: {
          status: 201,
          body: {
            id: "7",
            levels: [
              {
                levelId: "8",
                grading: { "@odata.type": "#microsoft.graph.educationAssignmentPointsGradeType", maxPoints: 2 },
              },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const rubric = await graph.education.me.rubrics.create({
        displayName: "Example Points Rubric",
        description: { content: "With points", contentType: "text" },
        levels: [
          {
            displayName: "Good",
            description: { content: "", contentType: "text" },
            grading: { "@odata.type": "#microsoft.graph.educationAssignmentPointsGradeType", maxPoints: 2 },
          },
        ],
        qualities: [
          {
            description: { content: "Argument", contentType: "text" },
            criteria: [{ description: { content: "Persuasive", contentType: "text" } }],
            weight: 50,
          },
        ],
        grading: { "@odata.type": "#microsoft.graph.educationAssignmentPointsGradeType", maxPoints: 2 },
      });
      const level = rubric.levels?.[0];
      const grading = level?.grading;
      return [level?.levelId, isEducationAssignmentPointsGradeType(grading) ? grading.maxPoints : undefined];
    },
    result: ["8", 2],
  }),
];
